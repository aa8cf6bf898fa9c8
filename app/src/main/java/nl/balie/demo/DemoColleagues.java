package nl.balie.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.directory.Colleague;
import nl.balie.directory.Colleagues;
import nl.balie.directory.PersonName;
import nl.balie.directory.PhoneLine;
import nl.balie.directory.PhoneLine.Kind;
import nl.balie.pages.Saved;
import nl.balie.people.UserStore;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The directory of the demo's municipality: its agents, and colleagues of departments. */
@Component
@Order(110)
class DemoColleagues implements DemoPart {
    private static final List<Somebody> WATERSTAD = List.of(
            new Somebody("agent1", "", "Klantcontactcentrum", "Agent", "", "", "Werkt niet op woensdag."),
            new Somebody("agent2", "", "Klantcontactcentrum", "Agent", "", "", ""),
            new Somebody("agent3", "", "Klantcontactcentrum", "Agent", "", "", ""),
            new Somebody("agent4", "", "Klantcontactcentrum", "Agent", "", "", ""),
            new Somebody("telefoniste", "", "Klantcontactcentrum", "Telefoniste", "", "", ""),
            new Somebody("supervisor", "", "Klantcontactcentrum", "Teamleider", "+31990001530", "", ""),
            new Somebody("", "Petra Jansen", "Vergunningen", "Casemanager bouwen", "+31990001500", "", ""),
            new Somebody("", "Renée van der Meer", "Burgerzaken", "Adviseur reisdocumenten", "+31990001521", "", ""),
            new Somebody(
                    "", "Karim Özdemir", "Belastingen", "Heffingsambtenaar", "+31990001522", "", "WOZ en bezwaar."),
            new Somebody(
                    "",
                    "Anneke in 't Veld",
                    "Handhaving",
                    "Toezichthouder",
                    "+31990001523",
                    "+31990001623",
                    "Vaak buiten: bel mobiel."),
            new Somebody("", "Bram ten Have", "Openbare ruimte", "Beheerder groen", "+31990001524", "+31990001624", ""),
            new Somebody("", "Eva Çelik", "Sociaal domein", "Consulent Wmo", "+31990001525", "", "Ma, di en do."));

    private final Colleagues colleagues;
    private final UserStore users;

    DemoColleagues(Colleagues colleagues, UserStore users) {
        this.colleagues = colleagues;
        this.users = users;
    }

    /** A colleague; the name of one who has an account is that of the account. */
    private record Somebody(
            String username, String name, String department, String job, String direct, String mobile, String remark) {}

    @Override
    public void load(String organisation) {
        if (!organisation.equals("waterstad")) {
            return;
        }
        Map<String, UUID> accounts = users.all().stream()
                .map(known -> known.user())
                .collect(Collectors.toMap(user -> user.username(), user -> user.id()));
        for (Somebody one : WATERSTAD) {
            PersonName person = PersonName.of(one.name);
            List<PhoneLine> lines =
                    List.of(new PhoneLine(Kind.DIRECT, one.direct), new PhoneLine(Kind.MOBILE, one.mobile));
            Saved saved = colleagues.add(new Colleague.Details(
                    person,
                    one.department,
                    one.job,
                    lines.stream().filter(line -> !line.number().isEmpty()).toList(),
                    one.name.equals("Petra Jansen") ? "p.jansen@waterstad.example" : "",
                    one.remark,
                    Colleague.Details.USUAL_ORDER,
                    true,
                    accounts.get(one.username),
                    ""));
            if (!(saved instanceof Saved.Done)) {
                throw new IllegalStateException("The demo's directory is not empty: " + saved);
            }
        }
    }
}
