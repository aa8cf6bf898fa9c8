package nl.balie.calamity.web;

import java.util.List;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.database.Tenancy;
import nl.balie.pages.Banner;
import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's link in the menu, and its banner on all pages of an organisation. */
@Configuration(proxyBeanMethods = false)
class CalamityPlaces {
    @Bean
    MenuEntry calamitiesEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                CalamityController.PATH,
                "calamity.menu",
                42,
                visitor -> Rights.mayView(visitor, Area.CALAMITIES));
    }

    @Bean
    Banner calamityBanner(CalamitySwitches switches, Tenancy tenancy) {
        return visitor -> {
            List<CalamitySwitch> on = tenancy.read(visitor.organisation(), switches::on);
            return on.stream()
                    .map(each -> new Banner.Line(
                            "calamity.banner", each.number(), each.details().message()))
                    .toList();
        };
    }
}
