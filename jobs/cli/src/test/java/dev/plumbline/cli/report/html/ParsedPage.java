package dev.plumbline.cli.report.html;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page, or a part of one, read back as XML; a page that is not well-formed cannot be read. */
record ParsedPage(Element root) {
    static ParsedPage of(String page) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(page)));
        return new ParsedPage(document.getDocumentElement());
    }

    List<Element> all(String tag) {
        NodeList elements = root.getElementsByTagName(tag);
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> (Element) elements.item(i))
                .toList();
    }

    /** The part with the id; fails if there is none. */
    ParsedPage part(String id) {
        return all("*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .map(ParsedPage::new)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page has no element with id " + id));
    }

    /** What charts draw with a class, without the samples in the legends. */
    List<Element> drawn(String kind) {
        return all("*").stream()
                .filter(element -> element.getAttribute("class").equals(kind))
                .filter(element -> !isInLegend(element))
                .toList();
    }

    List<String> textsOf(String kind) {
        return drawn(kind).stream().map(Element::getTextContent).toList();
    }

    String text() {
        return root.getTextContent();
    }

    /** How many separate figures a path draws. */
    static int figures(Element path) {
        return path.getAttribute("d").split("M", -1).length - 1;
    }

    private static boolean isInLegend(Element element) {
        org.w3c.dom.Node above = element;
        while (above instanceof Element parent) {
            if (parent.getAttribute("class").equals("legend")) {
                return true;
            }
            above = above.getParentNode();
        }
        return false;
    }
}
