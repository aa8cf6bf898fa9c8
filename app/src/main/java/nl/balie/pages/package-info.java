/**
 * The frame that all pages share: menu, notices, language and error pages. Knows no other module; they hand in their
 * {@link nl.balie.pages.MenuEntry menu entries} as beans and put their pages in {@code layout/page.html}.
 */
@NullMarked
@ApplicationModule(displayName = "Pages", allowedDependencies = "database")
package nl.balie.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
