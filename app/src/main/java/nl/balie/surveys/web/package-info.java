/** The administrator's pages of surveys and what came of them. */
@NullMarked
package nl.balie.surveys.web;

import org.jspecify.annotations.NullMarked;
