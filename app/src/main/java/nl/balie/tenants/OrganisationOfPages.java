package nl.balie.tenants;

import java.time.ZoneId;
import nl.balie.pages.HomeOrganisation;
import org.springframework.stereotype.Component;

/** Tells the modules below this one whose pages they make. */
@Component
class OrganisationOfPages implements HomeOrganisation {
    private final Organisations organisations;

    OrganisationOfPages(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public String name() {
        return organisations.current().name();
    }

    @Override
    public ZoneId timeZone() {
        return organisations.current().timeZone();
    }
}
