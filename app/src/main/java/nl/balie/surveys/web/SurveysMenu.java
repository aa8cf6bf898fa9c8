package nl.balie.surveys.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's link in the menu. */
@Configuration(proxyBeanMethods = false)
class SurveysMenu {
    @Bean
    MenuEntry surveysEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                SurveyController.PATH,
                "surveys.menu",
                70,
                visitor -> Rights.mayView(visitor, Area.SURVEYS));
    }
}
