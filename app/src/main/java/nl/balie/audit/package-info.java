/**
 * Who did what, when and from where: sign-ins and each change, kept for ever and never changed (BIO 8.15, requirement
 * 7.3).
 */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"database", "pages"})
package nl.balie.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
