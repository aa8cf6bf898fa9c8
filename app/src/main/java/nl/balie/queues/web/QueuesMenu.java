package nl.balie.queues.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's links in the menu. */
@Configuration(proxyBeanMethods = false)
class QueuesMenu {
    @Bean
    MenuEntry skillGroupsEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                SkillGroupController.PATH,
                "queues.menu.skill-groups",
                20,
                visitor -> Rights.mayView(visitor, Area.SKILL_GROUPS));
    }

    @Bean
    MenuEntry queuesEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                QueueController.PATH,
                "queues.menu.queues",
                30,
                visitor -> Rights.mayView(visitor, Area.QUEUES));
    }
}
