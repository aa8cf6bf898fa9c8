package nl.balie.surveys.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import nl.balie.audit.ReadIsRecorded;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.pages.PageNumber;
import nl.balie.pages.Period;
import nl.balie.pages.Visitor;
import nl.balie.surveys.Survey;
import nl.balie.surveys.SurveyRun;
import nl.balie.surveys.SurveyRuns;
import nl.balie.surveys.SurveySearch;
import nl.balie.surveys.Surveys;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What came of a survey (requirement 2.8.10). */
@Controller
@RequestMapping(SurveyController.PATH + SurveyController.ID)
@PreAuthorize("@rights.mayView('SURVEYS')")
class ResultController {
    private static final int PAGE_SIZE = 25;
    private static final int CHUNK = 500;

    private final Surveys surveys;
    private final SurveyRuns runs;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Clock clock;

    ResultController(Surveys surveys, SurveyRuns runs, Organisations organisations, Tenancy tenancy, Clock clock) {
        this.surveys = surveys;
        this.runs = runs;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** A date that is none shows an error at its field and no results, rather than other ones than asked for. */
    @GetMapping("/resultaten")
    String results(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("period") Period period,
            @RequestParam(required = false) @Nullable String pagina,
            Model model) {
        int page = PageNumber.of("pagina", pagina);
        return tenancy.read(visitor.organisation(), () -> {
            Survey survey = found(id);
            ZoneId zone = organisations.current().timeZone();
            model.addAttribute("survey", survey).addAttribute("zone", zone);
            if (!period.isWrong()) {
                SurveySearch search = search(id, period, zone);
                model.addAttribute("results", runs.results(search))
                        .addAttribute("page", page)
                        .addAttribute("runs", runs.list(search, page, PAGE_SIZE))
                        .addAttribute("hasNext", runs.count(search) > (long) page * PAGE_SIZE);
            }
            return "surveys/results";
        });
    }

    /** All of it until now, for a spreadsheet. */
    @GetMapping(path = "/resultaten.csv", produces = "text/csv")
    @ReadIsRecorded("survey-results-exported")
    void file(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("period") Period period,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (period.isWrong()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String organisation = visitor.organisation();
        Survey survey = tenancy.read(organisation, () -> found(id));
        request.setAttribute(ReadIsRecorded.OF, survey.name());
        ZoneId zone = tenancy.read(organisation, () -> organisations.current().timeZone());
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename("kto-" + survey.name() + ".csv", StandardCharsets.UTF_8)
                .build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment.toString());
        write(organisation, search(id, period, zone).until(clock.instant()), zone, response.getWriter());
    }

    private void write(String organisation, SurveySearch search, ZoneId zone, Writer out) throws IOException {
        out.write(ResultLines.HEAD);
        for (int page = 1; ; page++) {
            int chunk = page;
            List<SurveyRun> some = tenancy.read(organisation, () -> runs.list(search, chunk, CHUNK));
            for (SurveyRun run : some) {
                out.write(ResultLines.of(run, zone));
            }
            if (some.size() < CHUNK) {
                return;
            }
        }
    }

    private static SurveySearch search(UUID survey, Period period, ZoneId zone) {
        return new SurveySearch(survey, period.from(zone), period.until(zone));
    }

    private Survey found(UUID id) {
        return surveys.find(id).orElseThrow(() -> new NotFound("The organisation has no such survey"));
    }
}
