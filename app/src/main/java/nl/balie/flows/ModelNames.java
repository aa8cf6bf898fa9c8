package nl.balie.flows;

import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a BPMN model for people to read.
 *
 * @param name of the process, or null
 * @param names of its elements by id
 * @param flows ids of its sequence flows
 */
public record ModelNames(@Nullable String name, Map<String, String> names, Set<String> flows) {
    private static final XMLInputFactory FACTORY = factory();

    public ModelNames {
        names = Map.copyOf(names);
        flows = Set.copyOf(flows);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Empty when the XML cannot be read: the steps are then shown by their ids. */
    public static ModelNames of(String bpmn) {
        @Nullable String process = null;
        Map<String, String> names = new HashMap<>();
        Set<String> flows = new HashSet<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(bpmn));
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String id = reader.getAttributeValue(null, "id");
                String name = reader.getAttributeValue(null, "name");
                boolean named = name != null && !name.isBlank();
                if ("process".equals(reader.getLocalName())) {
                    process = named ? name : process;
                } else if (id != null) {
                    if (named) {
                        names.put(id, name.strip());
                    }
                    if ("sequenceFlow".equals(reader.getLocalName())) {
                        flows.add(id);
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            return new ModelNames(null, Map.of(), Set.of());
        }
        return new ModelNames(process, names, flows);
    }
}
