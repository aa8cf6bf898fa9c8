/** The administrator's pages of queues and skill groups. */
@NullMarked
package nl.balie.queues.web;

import org.jspecify.annotations.NullMarked;
