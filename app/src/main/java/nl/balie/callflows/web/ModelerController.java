package nl.balie.callflows.web;

import static nl.balie.callflows.web.CallflowController.ID;
import static nl.balie.callflows.web.CallflowController.MAY_CHANGE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nl.balie.callflows.Callflow;
import nl.balie.callflows.CallflowDraft;
import nl.balie.callflows.Callflows;
import nl.balie.callflows.DeployCallflow;
import nl.balie.callflows.StartingModels;
import nl.balie.callflows.checks.Finding;
import nl.balie.callflows.checks.ModelCheck;
import nl.balie.callflows.checks.ModelFile;
import nl.balie.callflows.checks.StepTemplates;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowModels;
import nl.balie.pages.NotFound;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a callflow is drawn (requirement 2.4.1), and what its page exchanges with the server meanwhile. */
@Controller
@RequestMapping(CallflowController.PATH)
@PreAuthorize("@rights.mayView('CALLFLOWS')")
class ModelerController {
    private static final MediaType BPMN = new MediaType("application", "xml", StandardCharsets.UTF_8);

    private final Callflows callflows;
    private final CallflowRows rows;
    private final DeployCallflow deployed;
    private final FlowModels models;
    private final StepTemplates templates;
    private final Organisations organisations;
    private final Findings findings;
    private final Tenancy tenancy;

    ModelerController(
            Callflows callflows,
            CallflowRows rows,
            DeployCallflow deployed,
            FlowModels models,
            StepTemplates templates,
            Organisations organisations,
            Findings findings,
            Tenancy tenancy) {
        this.callflows = callflows;
        this.rows = rows;
        this.deployed = deployed;
        this.models = models;
        this.templates = templates;
        this.organisations = organisations;
        this.findings = findings;
        this.tenancy = tenancy;
    }

    /** The draft's revision after it was stored. */
    record Kept(int revision) {}

    /** Who changed it meanwhile. */
    record Conflict(String text) {}

    /** What must be mended; nothing means that it may be deployed. */
    record Checked(List<Findings.Line> findings) {}

    /** Without a version the draft, which may be changed; with one that version, to look at. */
    @GetMapping(ID)
    String page(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer versie,
            Model model) {
        return tenancy.read(administrator.organisation(), () -> {
            Optional<Callflow> own = callflows.find(id);
            String name = own.map(Callflow::name)
                    .or(() -> Optional.ofNullable(StartingModels.shipped().get(id)))
                    .orElseThrow(() -> notFound(id));
            model.addAttribute("callflow", own.orElse(null))
                    .addAttribute("id", id)
                    .addAttribute("name", name)
                    .addAttribute("version", versie)
                    .addAttribute("versions", rows.versions(id))
                    .addAttribute("mostBytes", ModelCheck.LARGEST_BYTES)
                    .addAttribute(
                            "changedAt",
                            own.map(callflow -> callflow.changedAt()
                                            .atZone(organisations.current().timeZone()))
                                    .orElse(null));
            return "callflows/modeler";
        });
    }

    @GetMapping(ID + "/model.bpmn")
    ResponseEntity<String> model(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer versie,
            @RequestParam(defaultValue = "false") boolean bestand) {
        String xml = tenancy.read(administrator.organisation(), () -> xml(administrator, id, versie))
                .orElseThrow(() -> notFound(id));
        var answer = ResponseEntity.ok().contentType(BPMN);
        if (bestand) {
            String file = id + (versie == null ? "" : "-v" + versie) + ".bpmn";
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(file).build().toString());
        }
        return answer.body(xml);
    }

    @GetMapping("/stappen.json")
    ResponseEntity<List<JsonNode>> steps() {
        return ResponseEntity.ok(templates.json());
    }

    /** Stores what was drawn; 409 when somebody else did so since, 422 when it is no model. */
    @PutMapping(ID + "/concept")
    @PreAuthorize(MAY_CHANGE)
    ResponseEntity<Record> draw(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam int revisie,
            InputStream body)
            throws IOException {
        String model;
        switch (file(body)) {
            case ModelFile.Text(String xml) -> model = xml;
            case ModelFile.Unreadable(Finding because) -> {
                return ResponseEntity.unprocessableEntity().body(new Checked(findings.of(List.of(because))));
            }
        }
        return tenancy.in(administrator.organisation(), () -> switch (callflows.draw(
                id, revisie, model, administrator.username())) {
            case CallflowDraft.Kept(Callflow callflow) -> ResponseEntity.ok(new Kept(callflow.revision()));
            case CallflowDraft.ChangedByOther(Callflow theirs) ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(conflict(theirs));
            case CallflowDraft.NoModel() ->
                ResponseEntity.unprocessableEntity().body(new Checked(findings.of(deployed.check(id, model))));
            case CallflowDraft.Unknown() -> throw notFound(id);
        });
    }

    /** Says what must be mended in a model before it can be deployed. */
    @PostMapping(ID + "/controleren")
    ResponseEntity<Checked> check(
            @AuthenticationPrincipal SignedInUser administrator, @PathVariable String id, InputStream body)
            throws IOException {
        ModelFile file = file(body);
        return tenancy.read(
                administrator.organisation(),
                () -> ResponseEntity.ok(new Checked(findings.of(
                        switch (file) {
                            case ModelFile.Text(String xml) -> deployed.check(id, xml);
                            case ModelFile.Unreadable(Finding because) -> List.of(because);
                        }))));
    }

    Conflict conflict(Callflow theirs) {
        var at = theirs.changedAt().atZone(organisations.current().timeZone());
        return new Conflict(findings.text("callflows.conflict", theirs.changedBy(), "%tR".formatted(at)));
    }

    private Optional<String> xml(SignedInUser administrator, String id, @Nullable Integer version) {
        return version == null
                ? callflows.find(id).map(Callflow::draft).or(() -> StartingModels.shippedModel(id))
                : models.xml(administrator.organisation(), id, version);
    }

    /** One byte more than a model may have, so that a larger one is seen to be so without being read. */
    private static ModelFile file(InputStream body) throws IOException {
        return ModelFile.read(body.readNBytes(ModelCheck.LARGEST_BYTES + 1));
    }

    private static NotFound notFound(String id) {
        return new NotFound("No callflow " + id);
    }
}
