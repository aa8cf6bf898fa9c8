package nl.balie.callflows.web;

import static nl.balie.callflows.web.CallflowController.ID;
import static nl.balie.callflows.web.CallflowController.MAY_CHANGE;
import static nl.balie.callflows.web.CallflowController.PATH;

import java.util.List;
import nl.balie.callflows.Callflow;
import nl.balie.callflows.Callflows;
import nl.balie.callflows.DeployCallflow;
import nl.balie.callflows.Deployment;
import nl.balie.callflows.StartingModels;
import nl.balie.database.Tenancy;
import nl.balie.pages.AskedList;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.people.SignedInUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings a callflow into use, and an older version of it back. */
@Controller
@RequestMapping(PATH)
@PreAuthorize("@rights.mayView('CALLFLOWS')")
class DeploymentController {
    private static final int LONGEST_NOTE = 500;

    private final Callflows callflows;
    private final CallflowRows rows;
    private final DeployCallflow deployment;
    private final ModelerController modeler;
    private final Findings findings;
    private final Tenancy tenancy;

    DeploymentController(
            Callflows callflows,
            CallflowRows rows,
            DeployCallflow deployment,
            ModelerController modeler,
            Findings findings,
            Tenancy tenancy) {
        this.callflows = callflows;
        this.rows = rows;
        this.deployment = deployment;
        this.modeler = modeler;
        this.findings = findings;
        this.tenancy = tenancy;
    }

    /**
     * What the page says after a deployment; the findings belong at their elements.
     *
     * @param newest which version is the newest now; empty when nothing was deployed
     */
    record Deployed(String text, String newest, List<Findings.Line> findings) {}

    /** 422 with what must be mended, 409 when somebody else changed the draft, 503 while the engine is away. */
    @PostMapping(ID + "/uitrollen")
    @PreAuthorize(MAY_CHANGE)
    ResponseEntity<Record> deploy(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam int revisie,
            @RequestParam(defaultValue = "") String toelichting) {
        return tenancy.in(administrator.organisation(), () -> {
            Deployment outcome = deployment.deploy(id, revisie, note(toelichting), administrator.username());
            return switch (outcome) {
                case Deployment.Done(int version) -> answer(HttpStatus.OK, "callflows.deployed.done", version, outcome);
                case Deployment.Unchanged(int version) ->
                    answer(HttpStatus.OK, "callflows.unchanged", version, outcome);
                case Deployment.Invalid _, Deployment.RefusedByEngine _ ->
                    answer(HttpStatus.UNPROCESSABLE_ENTITY, "callflows.invalid", 0, outcome);
                case Deployment.EngineAway() ->
                    answer(HttpStatus.SERVICE_UNAVAILABLE, "callflows.engine-away", 0, outcome);
                case Deployment.ChangedByOther(Callflow theirs) ->
                    ResponseEntity.status(HttpStatus.CONFLICT).body(modeler.conflict(theirs));
                case Deployment.Unknown() -> throw notFound(id);
            };
        });
    }

    @GetMapping(ID + "/versies")
    String versions(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            AskedList asked,
            Model model) {
        tenancy.read(administrator.organisation(), () -> {
            var own = callflows.find(id);
            String name =
                    own.map(Callflow::name).orElse(StartingModels.shipped().get(id));
            if (name == null) {
                throw notFound(id);
            }
            return model.addAttribute("id", id)
                    .addAttribute("name", name)
                    .addAttribute("own", own.isPresent())
                    .addAttribute("newest", rows.newest(id))
                    .addAttribute("list", rows.versions(id, asked.query()));
        });
        return "callflows/versions";
    }

    @PostMapping(ID + "/versies/{version}/terug")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView goBack(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @PathVariable int version,
            RedirectAttributes redirect) {
        String note = findings.text("callflows.went-back.note", version);
        Deployment outcome = tenancy.in(
                administrator.organisation(), () -> deployment.goBack(id, version, note, administrator.username()));
        switch (outcome) {
            case Deployment.Done(int newest) -> Notice.done(redirect, "callflows.went-back", version, newest);
            case Deployment.Unchanged(int newest) -> Notice.done(redirect, "callflows.unchanged", newest);
            case Deployment.Invalid _, Deployment.RefusedByEngine _ ->
                Notice.refused(
                        redirect,
                        "callflows.went-back.invalid",
                        version,
                        findings.of(outcome).getFirst().text());
            case Deployment.EngineAway() -> Notice.refused(redirect, "callflows.engine-away");
            case Deployment.ChangedByOther _, Deployment.Unknown _ -> throw notFound(id);
        }
        return new ModelAndView("redirect:" + PATH + "/" + id + "/versies");
    }

    private ResponseEntity<Record> answer(HttpStatus status, String text, int version, Deployment outcome) {
        return ResponseEntity.status(status)
                .body(new Deployed(
                        findings.text(text, version),
                        version == 0 ? "" : findings.text("callflows.newest", version),
                        findings.of(outcome)));
    }

    private static String note(String typed) {
        String note = typed.strip();
        return note.substring(0, Math.min(LONGEST_NOTE, note.length()));
    }

    private static NotFound notFound(String id) {
        return new NotFound("No callflow " + id);
    }
}
