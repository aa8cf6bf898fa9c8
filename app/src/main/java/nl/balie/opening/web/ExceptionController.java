package nl.balie.opening.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.database.Tenancy;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.OpeningCalendars;
import nl.balie.opening.OpeningException;
import nl.balie.opening.OpeningExceptions;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
import nl.balie.rules.opening.DayException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The dates on which a calendar differs from its week. */
@Controller
@RequestMapping(ExceptionController.PATH)
@PreAuthorize("@rights.mayView('OPENING_HOURS')")
class ExceptionController {
    static final String PATH = "/beheer/openingstijden/{calendar:[0-9a-f-]{36}}/uitzonderingen";
    private static final String MAY_CHANGE = "@rights.mayChange('OPENING_HOURS')";
    private static final String FORM = "opening/opening-exception";

    private final OpeningCalendars calendars;
    private final OpeningExceptions exceptions;
    private final Tenancy tenancy;
    private final Answers answers;

    ExceptionController(OpeningCalendars calendars, OpeningExceptions exceptions, Tenancy tenancy, Answers answers) {
        this.calendars = calendars;
        this.exceptions = exceptions;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID calendar, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            prepare(calendar, model).addAttribute("form", ExceptionForm.blank());
            return FORM;
        });
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID calendar,
            @ModelAttribute("form") ExceptionForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            prepare(calendar, model);
            return save(calendar, form, errors, request, day -> exceptions.add(calendar, day));
        });
    }

    @GetMapping("/" + ID)
    String edit(
            @AuthenticationPrincipal Visitor visitor, @PathVariable UUID calendar, @PathVariable UUID id, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            OpeningException exception = find(calendar, id);
            prepare(calendar, model)
                    .addAttribute("thing", exception)
                    .addAttribute("form", ExceptionForm.of(exception.day()));
            return FORM;
        });
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID calendar,
            @PathVariable UUID id,
            @ModelAttribute("form") ExceptionForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            OpeningException now = find(calendar, id);
            prepare(calendar, model).addAttribute("thing", now);
            Edit<ExceptionForm> edit = Edit.of(form, ExceptionForm.of(now.day()), errors, model, request);
            return save(calendar, edit.form(), edit.errors(), request, day -> exceptions.change(id, day));
        });
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID calendar, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.confirm(removal(find(calendar, id))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID calendar,
            @PathVariable UUID id,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(find(calendar, id));
            return answers.removed(exceptions.remove(id), page, request);
        });
    }

    private ModelAndView save(
            UUID calendar,
            ExceptionForm form,
            BindingResult errors,
            HttpServletRequest request,
            Function<DayException, Saved> save) {
        Check check = new Check(errors);
        FormPage page = new FormPage(FORM, "date", back(calendar));
        return answers.save(page, check, form.day(check), save, form.description(), request);
    }

    private Model prepare(UUID calendar, Model model) {
        CalendarDetails.Stored stored = answers.found(calendars.find(calendar));
        return model.addAttribute("calendar", stored);
    }

    private OpeningException find(UUID calendar, UUID id) {
        return answers.found(
                exceptions.find(id).filter(exception -> exception.calendarId().equals(calendar)));
    }

    private static String back(UUID calendar) {
        return CalendarController.PATH + "/" + calendar;
    }

    private RemovalPage removal(OpeningException exception) {
        String back = back(exception.calendarId());
        return new RemovalPage(
                exception.day().description(),
                answers.text("opening.exceptions.removal"),
                back + "/uitzonderingen/" + exception.id() + "/verwijderen",
                back,
                List.of());
    }
}
