package nl.balie.opening.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's links in the menu. */
@Configuration(proxyBeanMethods = false)
class OpeningMenu {
    @Bean
    MenuEntry openingHoursEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                CalendarController.PATH,
                "opening.menu",
                50,
                visitor -> Rights.mayView(visitor, Area.OPENING_HOURS));
    }
}
