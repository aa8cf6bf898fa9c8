/** The pages on which callflows are drawn and looked at. */
@NullMarked
package nl.balie.callflows.web;

import org.jspecify.annotations.NullMarked;
