/** The pages of trial calls. */
@NullMarked
package nl.balie.trials.web;

import org.jspecify.annotations.NullMarked;
