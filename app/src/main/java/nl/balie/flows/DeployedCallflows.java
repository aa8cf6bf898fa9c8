package nl.balie.flows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.balie.database.Tenancy;
import nl.balie.numbers.CallflowNames;
import nl.balie.processes.Models;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The deployed models that can stand behind a number: those that answer a call, or have it received. */
@Component
class DeployedCallflows implements CallflowNames {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ANSWERS = "/answer-call";
    private static final String CHECKS_CALAMITY = "type=\"check-calamity\"";
    private static final String RECEIVES = "processId=\"" + Models.RECEPTION + "\"";

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    DeployedCallflows(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    @Override
    public List<Callflow> of(String organisation) {
        return tenancy.read(
                organisation,
                () -> jdbc
                        .sql("select distinct on (process_id) process_id, xml from flow_model where not withdrawn"
                                + " order by process_id, version desc")
                        .query((row, number) -> callflow(row.getString("process_id"), row.getString("xml")))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Callflow> callflow(String id, String xml) {
        boolean receives = xml.contains(RECEIVES);
        if (id.equals(Models.RECEPTION) || !receives && !xml.contains(ANSWERS)) {
            return Optional.empty();
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var document =
                    factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            var process =
                    (Element) document.getElementsByTagNameNS(BPMN, "process").item(0);
            String name = process.getAttribute("name");
            return Optional.of(new Callflow(id, name.isBlank() ? id : name, receives || xml.contains(CHECKS_CALAMITY)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the deployed model " + id + " is not XML", e);
        }
    }
}
