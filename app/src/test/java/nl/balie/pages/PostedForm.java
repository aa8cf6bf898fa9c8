package nl.balie.pages;

import java.util.List;
import java.util.stream.Stream;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.dom.DOMMarkupParser;
import org.attoparser.dom.Document;
import org.attoparser.dom.Element;
import org.attoparser.dom.INestableNode;
import org.attoparser.dom.Text;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** What a browser sends of a form on a page when nothing else is filled in. */
public final class PostedForm {
    private PostedForm() {}

    /** The fields of the form that is sent to this address. */
    public static MultiValueMap<String, String> of(String page, String action) throws Exception {
        Document document = new DOMMarkupParser(ParseConfiguration.htmlConfiguration()).parse(page);
        Element form = all(document)
                .filter(element -> element.elementNameMatches("form")
                        && action.equals(element.getAttributeValue("action"))
                        && "post".equals(element.getAttributeValue("method")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form to " + action + " on " + page));
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        all(form).filter(field -> field.getAttributeValue("name") != null).forEach(field -> {
            String name = field.getAttributeValue("name");
            values(field).forEach(value -> fields.add(name, HtmlUtils.htmlUnescape(value)));
        });
        return fields;
    }

    private static Stream<String> values(Element field) {
        if (field.elementNameMatches("textarea")) {
            return Stream.of(field.getChildrenOfType(Text.class).stream()
                    .map(Text::getContent)
                    .reduce("", String::concat)
                    .replace("\n", "\r\n"));
        }
        if (field.elementNameMatches("select")) {
            List<Element> options =
                    all(field).filter(one -> one.elementNameMatches("option")).toList();
            return options.stream()
                    .filter(option -> option.hasAttribute("selected"))
                    .findFirst()
                    .or(() -> options.stream().findFirst())
                    .map(PostedForm::value)
                    .stream();
        }
        if (!field.elementNameMatches("input")) {
            return Stream.empty();
        }
        String type = field.getAttributeValue("type");
        boolean box = "checkbox".equals(type) || "radio".equals(type);
        return box && !field.hasAttribute("checked") ? Stream.empty() : Stream.of(value(field));
    }

    private static String value(Element element) {
        String value = element.getAttributeValue("value");
        return value == null ? "" : value;
    }

    private static Stream<Element> all(INestableNode node) {
        return node.getChildrenOfType(Element.class).stream()
                .flatMap(element -> Stream.concat(Stream.of(element), all(element)));
    }
}
