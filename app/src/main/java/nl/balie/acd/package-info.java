/**
 * Who gets which contact: queues, agents' states and the matching of both. Everything that changes either is one short
 * transaction that holds the organisation's lock and ends with matching, so that no committed state has a contact waiting
 * while an agent who may serve it is free.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "pages", "contacts", "tenants", "queues"})
package nl.balie.acd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
