package nl.balie.callflows.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's link in the menu. */
@Configuration(proxyBeanMethods = false)
class CallflowsMenu {
    @Bean
    MenuEntry callflowsEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                CallflowController.PATH,
                "callflows.title",
                45,
                visitor -> Rights.mayView(visitor, Area.CALLFLOWS));
    }
}
