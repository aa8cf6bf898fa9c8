/** The pages of calamity switches, and the banner on every page while one is on. */
@NullMarked
package nl.balie.calamity.web;

import org.jspecify.annotations.NullMarked;
