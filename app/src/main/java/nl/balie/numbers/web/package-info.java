/** The administrator's pages of numbers and their lines of routing. */
@NullMarked
package nl.balie.numbers.web;

import org.jspecify.annotations.NullMarked;
