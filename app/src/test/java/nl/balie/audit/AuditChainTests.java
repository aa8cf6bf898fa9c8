package nl.balie.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.balie.audit.AuditChain.Verified;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditChainTests {
    private static final String ORGANISATION = "waterstad";

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient app = JdbcClient.create(database.app());
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final Tenancy tenancy = database.tenancy();
    private final ObjectMapper json = new ObjectMapper();
    private final AuditLog log =
            new AuditLog(app, json, new StaticListableBeanFactory().getBeanProvider(java.time.Clock.class));
    private final AuditChain chain = new AuditChain(app, tenancy);

    @BeforeEach
    void organisation() {
        owner.sql("insert into organisation (id, name) values ('waterstad', 'Waterstad'), ('bergdorp', 'Bergdorp')")
                .update();
    }

    @Test
    void everyEntryBecomesALinkAndTheChainIsWhole() {
        write("queue-added", "Burgerzaken");
        write("queue-changed", "Burgerzaken");
        grow();
        write("queue-removed", "Burgerzaken");
        grow();

        assertThat(verified()).isEqualTo(new Verified(3, Optional.empty(), 0));
        assertThat(verified().isWhole()).isTrue();
        assertThat(tenancy.read("bergdorp", chain::verify).links())
                .as("another organisation's own chain")
                .isZero();
    }

    /** Balie's own role, whatever it is made to do. */
    @Test
    void anEntryStaysAsItWasWritten() {
        write("queue-added", "Burgerzaken");

        for (String attempt :
                List.of("update audit_event set object = 'piet'", "delete from audit_event", "truncate audit_event")) {
            assertThatThrownBy(() ->
                            tenancy.in(ORGANISATION, () -> app.sql(attempt).update()))
                    .as(attempt)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatWasChangedBreaksTheChainWhereItStands() {
        write("queue-added", "Burgerzaken");
        write("user-added", "jan");
        write("user-removed", "jan");
        grow();

        asThief("update audit_event set object = 'piet' where action = 'user-added'");

        assertThat(verified().links()).isEqualTo(1);
        assertThat(verified().broken())
                .hasValueSatisfying(broken -> assertThat(broken.number()).isEqualTo(2));
    }

    @Test
    void whatWasTakenOutOrPutInPastTheChainIsSeen() {
        write("queue-added", "Burgerzaken");
        write("user-added", "jan");
        grow();
        asThief("insert into audit_event (organisation_id, at, actor, origin, action, object, result)"
                + " values ('waterstad', now() - interval '1 day', 'jan', '-', 'sign-in', 'jan', 'DONE')");
        assertThat(verified().loose()).isEqualTo(1);
        assertThat(verified().isWhole()).isFalse();

        asThief("delete from audit_event where action = 'queue-added'");

        assertThat(verified().broken())
                .hasValueSatisfying(broken -> assertThat(broken.number()).isEqualTo(1));
    }

    @Test
    void aLinkThatWasMadeAnewDoesNotFitTheNext() {
        write("user-added", "jan");
        write("user-removed", "jan");
        grow();
        asThief("update audit_event set object = 'piet' where action = 'user-added'");
        byte[] forged =
                tenancy.read(ORGANISATION, () -> chain.after(0)).getFirst().hashAfter(AuditLink.BEGINNING);
        owner.sql("alter table audit_link disable trigger facts_stay").update();
        owner.sql("update audit_link set hash = ? where number = 1")
                .param(forged)
                .update();

        assertThat(verified().broken())
                .hasValueSatisfying(broken -> assertThat(broken.number()).isEqualTo(2));
    }

    @Test
    void growsToAFileAndASyslogServerEachOnce() throws Exception {
        Path file = folder.resolve("audit.log");
        try (DatagramSocket syslog = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            syslog.setSoTimeout(10_000);
            AuditExport export = new AuditExport(
                    new AuditSettings(file.toString(), "127.0.0.1", syslog.getLocalPort()), chain, app, tenancy, json);
            write("queue-added", "Burger\nzaken");
            grow();
            tenancy.in(ORGANISATION, export::write);
            tenancy.in(ORGANISATION, export::write);

            List<String> lines = Files.readAllLines(file);
            assertThat(lines).hasSize(1);
            JsonNode line = json.readTree(lines.getFirst());
            assertThat(line.path("organisatie").asText()).isEqualTo(ORGANISATION);
            assertThat(line.path("nummer").asInt()).isEqualTo(1);
            assertThat(line.path("wat").asText()).isEqualTo("queue-added");
            assertThat(line.path("waarvan").asText()).isEqualTo("Burger\nzaken");
            assertThat(line.path("keten").asText()).hasSize(64);
            DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
            syslog.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                    .startsWith("<")
                    .contains("balie: {\"organisatie\":\"waterstad\",\"nummer\":1");
        }
    }

    @Test
    void anOperatorLearnsOfAllOrganisationsWhetherTheirLogsAreWhole() {
        write("queue-added", "Burgerzaken");
        grow();
        assertThat(command()).isEqualTo("bergdorp: ongewijzigd, 0 regels\nwaterstad: ongewijzigd, 1 regels\n0");

        asThief("delete from audit_event");

        assertThat(command())
                .contains("bergdorp: ongewijzigd")
                .contains("waterstad: VERANDERD: vanaf regel 1")
                .endsWith("\n1");
    }

    @Test
    void withoutADatabaseTheCommandSaysSo() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = VerifyAudit.run(new String[] {folder.toString()}, System.out, new PrintStream(err));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("draait geen database");
    }

    private String command() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(
                        Stream.of(folder.toString()),
                        database.settings().entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()))
                .toArray(String[]::new);
        int code = VerifyAudit.run(arguments, new PrintStream(out), System.err);
        return out.toString(StandardCharsets.UTF_8) + code;
    }

    private void write(String action, String object) {
        tenancy.in(ORGANISATION, () -> log.record(action, object, Map.of("naam", object)));
    }

    private void grow() {
        tenancy.in(ORGANISATION, chain::grow);
    }

    private Verified verified() {
        return tenancy.read(ORGANISATION, chain::verify);
    }

    /** Somebody with the owner's rights in the database, who switches off what keeps facts as they are. */
    private void asThief(String sql) {
        owner.sql("alter table audit_event disable trigger facts_stay").update();
        owner.sql(sql).update();
    }
}
