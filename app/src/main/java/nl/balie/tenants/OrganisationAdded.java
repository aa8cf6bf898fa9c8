package nl.balie.tenants;

/** There is a new organisation, still without anything set. Published in the transaction that added it. */
public record OrganisationAdded(String organisation) {}
