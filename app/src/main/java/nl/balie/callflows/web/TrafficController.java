package nl.balie.callflows.web;

import static nl.balie.callflows.web.CallflowController.ID;
import static nl.balie.callflows.web.CallflowController.PATH;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.balie.callflows.Callflow;
import nl.balie.callflows.Callflows;
import nl.balie.callflows.HeatMaps;
import nl.balie.callflows.StartingModels;
import nl.balie.callflows.web.CallflowRows.VersionRow;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.pages.Period;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The heat map of a callflow: how many contacts went where, how long that took, and where they hung up. */
@Controller
@RequestMapping(PATH)
@PreAuthorize("@rights.mayView('CALLFLOWS')")
class TrafficController {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 92;

    private final Callflows callflows;
    private final CallflowRows rows;
    private final HeatMaps heatMaps;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Clock clock;

    TrafficController(
            Callflows callflows,
            CallflowRows rows,
            HeatMaps heatMaps,
            Organisations organisations,
            Tenancy tenancy,
            Clock clock) {
        this.callflows = callflows;
        this.rows = rows;
        this.heatMaps = heatMaps;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Without a version the newest; without a first or last day the week until today. */
    @GetMapping(ID + "/drukte")
    String traffic(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String van,
            @RequestParam(required = false) @Nullable String tot,
            @RequestParam(required = false) @Nullable Integer versie,
            Model model) {
        return tenancy.read(administrator.organisation(), () -> {
            String name = callflows
                    .find(id)
                    .map(Callflow::name)
                    .or(() -> Optional.ofNullable(StartingModels.shipped().get(id)))
                    .orElseThrow(() -> new NotFound("No callflow " + id));
            List<VersionRow> versions = rows.versions(id);
            VersionRow version = versions.stream()
                    .filter(row -> versie == null || row.version() == versie)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("No version " + versie + " of callflow " + id));
            ZoneId zone = organisations.current().timeZone();
            Period period = whole(new Period(van, tot), LocalDate.now(clock.withZone(zone)));
            model.addAttribute("id", id)
                    .addAttribute("name", name)
                    .addAttribute("versions", versions)
                    .addAttribute("version", version.version())
                    .addAttribute("period", period);
            if (!period.isWrong()) {
                show(id, version.version(), period, zone, model);
            }
            return "callflows/traffic";
        });
    }

    private void show(String id, int version, Period period, ZoneId zone, Model model) {
        long days = ChronoUnit.DAYS.between(
                        Objects.requireNonNull(period.firstDay()), Objects.requireNonNull(period.lastDay()))
                + 1;
        if (days < 1) {
            model.addAttribute("backwards", true);
        } else if (days > MOST_DAYS) {
            model.addAttribute("most", MOST_DAYS);
        } else {
            heatMaps.of(
                            id,
                            version,
                            Objects.requireNonNull(period.from(zone)),
                            Objects.requireNonNull(period.until(zone)))
                    .ifPresent(map -> model.addAttribute("map", map));
        }
    }

    /** With both days; what is wrong stays as it is. */
    private static Period whole(Period asked, LocalDate today) {
        if (asked.isWrong()) {
            return asked;
        }
        LocalDate last = Objects.requireNonNullElse(asked.lastDay(), today);
        LocalDate first = Objects.requireNonNullElse(asked.firstDay(), last.minusDays(USUAL_DAYS - 1L));
        return new Period(first.toString(), last.toString());
    }
}
