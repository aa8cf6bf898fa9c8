/** The platform administrator's pages of organisations, and the page of an organisation's own settings. */
@NullMarked
package nl.balie.tenants.web;

import org.jspecify.annotations.NullMarked;
