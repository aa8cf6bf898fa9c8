package nl.balie.directory.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's links in the menu. */
@Configuration(proxyBeanMethods = false)
class DirectoryMenu {
    @Bean
    MenuEntry colleaguesEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                ColleagueController.PATH,
                "directory.menu",
                45,
                visitor -> Rights.mayView(visitor, Area.NUMBERS));
    }
}
