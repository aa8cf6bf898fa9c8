/** What must be so in a model before it may be deployed; pure code on the XML. */
@NullMarked
package nl.balie.callflows.checks;

import org.jspecify.annotations.NullMarked;
