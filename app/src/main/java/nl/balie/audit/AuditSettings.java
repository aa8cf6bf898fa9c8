package nl.balie.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where else the audit log is written as it grows (BIO2 8.15), so that who takes over this machine cannot take back what he did.
 *
 * @param exportFile one entry of JSON on each line, kept for ever; empty for none
 * @param syslogHost a syslog server that gets the same lines over UDP (RFC 3164, facility AUTH); empty for none
 * @param syslogPort of that server
 */
@Validated
@ConfigurationProperties("balie.audit")
record AuditSettings(
        @DefaultValue("") String exportFile,
        @DefaultValue("") String syslogHost,
        @Min(1) @Max(65_535) @DefaultValue("514") int syslogPort) {
    boolean isExported() {
        return !exportFile.isBlank() || !syslogHost.isBlank();
    }
}
