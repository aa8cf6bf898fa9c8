/**
 * Who gets which contact, of whatever channel: queues, agents' states and the matching of both. Everything that changes either is one short
 * transaction that holds the organisation's lock and ends with matching, so that no committed state has a contact waiting
 * while an agent who may serve it has room for it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "pages", "contacts", "tenants", "queues", "people", "directory"})
package nl.balie.acd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
