package nl.balie.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.balie.audit.ReadIsRecorded;
import nl.balie.database.Tenancy;
import nl.balie.directory.ColleagueImport;
import nl.balie.directory.ColleagueImport.Plan;
import nl.balie.directory.ColleagueImport.Step;
import nl.balie.directory.Colleagues;
import nl.balie.directory.DirectorySources;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.DialRules;
import nl.balie.pages.Answers;
import nl.balie.pages.Visitor;
import nl.balie.people.UserStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The directory as a table: taken over from one, after a look at what that would do, and given as one. */
@Controller
@RequestMapping(ColleagueController.PATH)
@PreAuthorize(ColleagueController.MAY_CHANGE)
class ColleagueTableController {
    private static final String PAGE = "directory/colleague-import";
    private static final String TAKE = "overnemen";
    /** Who pasted the wrong columns need not read it for each line; what is wrong with a hundred lines is seldom a hundred things. */
    private static final int MOST_SHOWN = 100;
    /** Files of spreadsheets that know no UTF-8. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final Colleagues colleagues;
    private final ColleagueImport imports;
    private final DirectorySources sources;
    private final UserStore users;
    private final DialPolicy policy;
    private final Tenancy tenancy;
    private final Answers answers;

    ColleagueTableController(
            Colleagues colleagues,
            ColleagueImport imports,
            DirectorySources sources,
            UserStore users,
            DialPolicy policy,
            Tenancy tenancy,
            Answers answers) {
        this.colleagues = colleagues;
        this.imports = imports;
        this.sources = sources;
        this.users = users;
        this.policy = policy;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    /**
     * What taking over would do, or why nothing can be taken over.
     *
     * @param faults those that are shown
     * @param more how many faults are not shown
     */
    record Preview(long added, long changed, long same, List<Change> changes, List<FaultLine> faults, int more) {}

    /** A line that adds or changes somebody. */
    record Change(int line, String name, boolean added) {}

    /**
     * A fault as it is read.
     *
     * @param line from 1; 0 for the whole table
     */
    record FaultLine(int line, String column, String cell, String text) {}

    @GetMapping("/importeren")
    String paste(Model model) {
        model.addAttribute("lines", "");
        return PAGE;
    }

    @PostMapping("/importeren")
    ModelAndView take(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "") String lines,
            @RequestParam(required = false) @Nullable MultipartFile bestand,
            @RequestParam(defaultValue = "") String stap,
            @RequestParam(defaultValue = "") String gezien,
            Model model,
            HttpServletRequest request) {
        String text = bestand == null || bestand.isEmpty() ? lines : text(bestand);
        DialRules rules = policy.rules(visitor.organisation());
        String seen = seen(text);
        // what was changed after the look at it is looked at again
        boolean takes = stap.equals(TAKE) && gezien.equals(seen);
        return tenancy.in(visitor.organisation(), () -> {
            ColleagueTable table = table(rules);
            table.read(text);
            boolean right = table.faults().isEmpty();
            Plan plan = takes && right ? imports.take(table.lines()) : imports.plan(table.lines());
            if (takes && right && plan.faults().isEmpty()) {
                return answers.done(
                        ColleagueController.PATH,
                        request,
                        "directory.import.done",
                        plan.count(Step.Added.class),
                        plan.count(Step.Changed.class),
                        plan.count(Step.Same.class));
            }
            model.addAttribute("lines", ColleagueTable.isTooLong(text) ? "" : text)
                    .addAttribute("seen", seen)
                    .addAttribute("preview", preview(table, plan));
            boolean wrong = !right || !plan.faults().isEmpty();
            return new ModelAndView(
                    Answers.isForPart(request) ? PAGE + " :: formulier" : PAGE,
                    wrong ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK);
        });
    }

    /** All of them, also those who are not visible. */
    @GetMapping("/collegas.csv")
    @ReadIsRecorded("colleagues-exported")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Visitor visitor, HttpServletRequest request) {
        request.setAttribute(ReadIsRecorded.OF, visitor.organisationName());
        String text = tenancy.read(
                visitor.organisation(), () -> table(DialRules.STANDARD).written(colleagues.everybody()));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"collegas.csv\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private ColleagueTable table(DialRules rules) {
        return new ColleagueTable(
                users.all().stream().map(known -> known.user()).toList(), rules);
    }

    private Preview preview(ColleagueTable table, Plan plan) {
        List<FaultLine> faults = new ArrayList<>();
        table.faults()
                .forEach(fault -> faults.add(new FaultLine(
                        fault.line(),
                        fault.column(),
                        fault.cell(),
                        answers.text(fault.text(), fault.values().toArray()))));
        plan.faults().forEach(fault -> faults.add(shown(fault)));
        faults.sort(Comparator.comparingInt(FaultLine::line));
        return new Preview(
                plan.count(Step.Added.class),
                plan.count(Step.Changed.class),
                plan.count(Step.Same.class),
                faults.isEmpty() ? changes(plan) : List.of(),
                faults.stream().limit(MOST_SHOWN).toList(),
                Math.max(0, faults.size() - MOST_SHOWN));
    }

    private static List<Change> changes(Plan plan) {
        List<Change> changes = new ArrayList<>();
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.Added(var line, var details) ->
                    changes.add(new Change(line, details.person().whole(), true));
                case Step.Changed(var line, var before, var _) -> changes.add(new Change(line, before.name(), false));
                case Step.Same _ -> {
                    // who stays as he is need not be read
                }
            }
        }
        return changes.stream().limit(MOST_SHOWN).toList();
    }

    private FaultLine shown(ColleagueImport.Fault fault) {
        return switch (fault) {
            case ColleagueImport.Fault.Twice(var line, var other) ->
                new FaultLine(line, "", "", answers.text("directory.import.error.twice", String.valueOf(other)));
            case ColleagueImport.Fault.Taken(var line, var part, var by) -> {
                ColleagueColumn column = switch (part) {
                    case EMAIL -> ColleagueColumn.EMAIL;
                    case KEY -> ColleagueColumn.KEY;
                    case USER -> ColleagueColumn.USER;
                };
                String text = by.isSourced()
                        ? answers.text("directory.import.error.sourced", by.name(), sources.name(by.source()))
                        : answers.text("directory.import.error.taken", by.name());
                yield new FaultLine(line, column.title(), "", text);
            }
        };
    }

    private static String seen(String text) {
        return Integer.toHexString(text.replaceAll("\\R", "\n").strip().hashCode());
    }

    private static String text(MultipartFile file) {
        try {
            byte[] bytes = file.getBytes();
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException older) {
                return new String(bytes, WINDOWS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
