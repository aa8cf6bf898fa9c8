/** The administrator's pages of prompts, their languages and the temporary messages in front of queues. */
@NullMarked
package nl.balie.prompts.web;

import org.jspecify.annotations.NullMarked;
