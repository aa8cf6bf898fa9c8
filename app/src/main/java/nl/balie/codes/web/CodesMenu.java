package nl.balie.codes.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's links in the menu. */
@Configuration(proxyBeanMethods = false)
class CodesMenu {
    @Bean
    MenuEntry codesEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                CodeController.PATH,
                "codes.menu",
                60,
                visitor -> Rights.mayView(visitor, Area.CODES));
    }
}
