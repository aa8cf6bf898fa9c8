/** The page of the audit log. */
@NullMarked
package nl.balie.audit.web;

import org.jspecify.annotations.NullMarked;
