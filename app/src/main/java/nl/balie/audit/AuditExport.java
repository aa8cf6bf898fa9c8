package nl.balie.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.net.SyslogAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import nl.balie.database.Tenancy;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the links of the chains to a file and a syslog server, each at least once: after a crash the last may come again, with
 * the same number.
 */
@Component
@EnableConfigurationProperties(AuditSettings.class)
class AuditExport {
    private final AuditSettings settings;
    private final AuditChain chain;
    private final JdbcClient database;
    private final Tenancy tenancy;
    private final ObjectMapper json;
    private final Logger lines;

    AuditExport(AuditSettings settings, AuditChain chain, JdbcClient database, Tenancy tenancy, ObjectMapper json) {
        this.settings = settings;
        this.chain = chain;
        this.database = database;
        this.tenancy = tenancy;
        this.json = json;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        this.lines = context.getLogger("balie.audit");
        lines.setAdditive(false);
        lines.setLevel(Level.INFO);
        lines.detachAndStopAllAppenders();
        if (!settings.exportFile().isBlank()) {
            lines.addAppender(file(context));
        }
        if (!settings.syslogHost().isBlank()) {
            lines.addAppender(syslog(context));
        }
    }

    private Appender<ILoggingEvent> file(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        file.setContext(context);
        file.setFile(settings.exportFile());
        file.setEncoder(encoder);
        file.start();
        if (!file.isStarted()) {
            throw new IllegalStateException("balie.audit.export-file " + settings.exportFile() + " cannot be written");
        }
        return file;
    }

    private Appender<ILoggingEvent> syslog(LoggerContext context) {
        SyslogAppender syslog = new SyslogAppender();
        syslog.setContext(context);
        syslog.setSyslogHost(settings.syslogHost());
        syslog.setPort(settings.syslogPort());
        syslog.setFacility("AUTH");
        syslog.setSuffixPattern("balie: %msg");
        syslog.start();
        return syslog;
    }

    /** What is a link and was not written yet, of the organisation whose work this is. */
    void write() {
        if (!settings.isExported()) {
            return;
        }
        long done = database.sql("select number from audit_export")
                .query(Long.class)
                .optional()
                .orElse(0L);
        List<AuditLink> links = chain.after(done);
        if (links.isEmpty()) {
            return;
        }
        links.forEach(link -> lines.info("{}", line(link)));
        database.sql("insert into audit_export (organisation_id, number) values (?, ?)"
                        + " on conflict (organisation_id) do update set number = excluded.number")
                .params(tenancy.current(), links.getLast().number())
                .update();
    }

    private String line(AuditLink link) {
        try {
            ObjectNode line = json.createObjectNode();
            line.put("organisatie", tenancy.current());
            line.put("nummer", link.number());
            line.put("tijdstip", link.at().toString());
            line.put("wie", link.actor());
            line.put("adres", link.origin());
            line.put("wat", link.action());
            line.put("waarvan", link.object());
            line.put("resultaat", link.result().toLowerCase(Locale.ROOT));
            line.set("bijzonderheden", json.readTree(link.details()));
            line.put("keten", link.hex());
            return json.writeValueAsString(line);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
