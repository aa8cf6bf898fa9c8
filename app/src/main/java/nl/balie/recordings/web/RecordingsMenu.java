package nl.balie.recordings.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's link in the menu. */
@Configuration(proxyBeanMethods = false)
class RecordingsMenu {
    @Bean
    MenuEntry recordingRulesEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                RuleController.PATH,
                "recordings.settings.menu",
                71,
                visitor -> Rights.mayView(visitor, Area.RECORDINGS));
    }
}
