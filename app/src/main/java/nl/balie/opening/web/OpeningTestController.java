package nl.balie.opening.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.OpeningCalendars;
import nl.balie.pages.Answers;
import nl.balie.pages.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Answers what the rules would do at a moment that an administrator chooses, so that no citizen has to find out. */
@Controller
class OpeningTestController {
    private final OpeningCalendars calendars;
    private final CalendarParts parts;
    private final Tenancy tenancy;
    private final Answers answers;

    OpeningTestController(OpeningCalendars calendars, CalendarParts parts, Tenancy tenancy, Answers answers) {
        this.calendars = calendars;
        this.parts = parts;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping(CalendarController.PATH + "/" + ID + "/proef")
    @PreAuthorize("@rights.mayView('OPENING_HOURS')")
    String test(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @RequestParam(name = "datum", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate date,
            @RequestParam(name = "tijd", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable
                    LocalTime time,
            Model model,
            HttpServletRequest request) {
        return tenancy.read(visitor.organisation(), () -> {
            CalendarDetails.Stored calendar = answers.found(calendars.find(id));
            parts.addTo(model, calendar, ListQuery.FIRST).addAttribute("form", CalendarForm.of(calendar.details()));
            model.addAttribute("tested", true);
            if (date != null && time != null) {
                model.addAttribute("testDate", date)
                        .addAttribute("testTime", time)
                        .addAttribute("clockChange", parts.clockChange(date, time))
                        .addAttribute("decision", parts.decide(calendar, date, time));
            }
            return "opening/calendar" + (Answers.isForPart(request) ? " :: outcome" : "");
        });
    }
}
