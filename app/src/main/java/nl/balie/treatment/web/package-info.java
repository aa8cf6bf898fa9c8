/** The page of how a queue treats its callers. */
@NullMarked
package nl.balie.treatment.web;

import org.jspecify.annotations.NullMarked;
