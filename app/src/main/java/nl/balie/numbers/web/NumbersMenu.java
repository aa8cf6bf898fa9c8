package nl.balie.numbers.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's links in the menu. */
@Configuration(proxyBeanMethods = false)
class NumbersMenu {
    @Bean
    MenuEntry numbersEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                NumberController.PATH,
                "numbers.menu",
                40,
                visitor -> Rights.mayView(visitor, Area.NUMBERS));
    }

    @Bean
    MenuEntry diallingEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                DialPermissionController.PATH,
                "numbers.dialling",
                45,
                visitor -> Rights.mayView(visitor, Area.NUMBERS));
    }
}
