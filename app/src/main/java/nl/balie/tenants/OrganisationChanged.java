package nl.balie.tenants;

/** The settings of an organisation changed; published within the transaction. */
public record OrganisationChanged(String organisation) {}
