package io.barlake.tables.store;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The lifecycle of a bucket as the store writes it. Rules of others pass through as they are: the
 * classes of MinIO's client know fewer conditions than stores do, and a rule that loses one deletes
 * more than it should.
 */
final class LifecycleDocument {
  static final String EMPTY =
      "<LifecycleConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>";

  private final String xml;

  LifecycleDocument(String xml) {
    this.xml = xml;
  }

  /** Whether our rules of this prefix are these and no others. */
  boolean holds(List<LifecycleRule> rules, String prefix) {
    List<Element> found = ours(parse(), prefix);
    Set<String> texts = new HashSet<>();
    found.forEach(rule -> texts.add(leaves(rule)));
    Set<String> wanted = new HashSet<>();
    Document scratch = parse();
    rules.forEach(rule -> wanted.add(leaves(element(scratch, rule))));
    return found.size() == rules.size() && texts.equals(wanted);
  }

  /** The same with these rules in the place of ours of this prefix. */
  String with(List<LifecycleRule> rules, String prefix) {
    Document document = parse();
    ours(document, prefix).forEach(rule -> rule.getParentNode().removeChild(rule));
    rules.forEach(rule -> document.getDocumentElement().appendChild(element(document, rule)));
    return text(document);
  }

  private static List<Element> ours(Document document, String prefix) {
    return children(document.getDocumentElement()).stream()
        .filter(rule -> name(rule).equals("Rule"))
        .filter(rule -> LifecycleRule.isOurs(textAt(rule, "ID"), prefixOf(rule), prefix))
        .toList();
  }

  private static String prefixOf(Element rule) {
    String ofFilter =
        children(rule).stream()
            .filter(child -> name(child).equals("Filter"))
            .map(filter -> textAt(filter, "Prefix"))
            .findFirst()
            .orElse("");
    return ofFilter.isEmpty() ? textAt(rule, "Prefix") : ofFilter;
  }

  private static String textAt(Element parent, String name) {
    return children(parent).stream()
        .filter(child -> name(child).equals(name))
        .map(Node::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static Element element(Document document, LifecycleRule rule) {
    Element element = child(document, "Rule");
    element.appendChild(leaf(document, "ID", rule.id()));
    element.appendChild(leaf(document, "Status", "Enabled"));
    Element filter = child(document, "Filter");
    filter.appendChild(leaf(document, "Prefix", rule.prefix()));
    element.appendChild(filter);
    for (LifecycleRule.Setting setting : rule.settings()) {
      Element action = child(document, setting.action());
      action.appendChild(leaf(document, setting.name(), setting.value()));
      element.appendChild(action);
    }
    return element;
  }

  private static Element leaf(Document document, String name, String text) {
    Element leaf = child(document, name);
    leaf.setTextContent(text);
    return leaf;
  }

  private static Element child(Document document, String name) {
    return document.createElementNS(document.getDocumentElement().getNamespaceURI(), name);
  }

  /** Every value with its path, in one order: stores sort elements in their own ways. */
  private static String leaves(Element rule) {
    List<String> leaves = new ArrayList<>();
    collect(rule, "", leaves);
    return String.join("\n", leaves.stream().sorted().toList());
  }

  private static void collect(Element element, String path, List<String> leaves) {
    List<Element> children = children(element);
    if (children.isEmpty() && !element.getTextContent().isBlank()) {
      leaves.add(path + "=" + element.getTextContent().strip());
    }
    children.forEach(child -> collect(child, path + "/" + name(child), leaves));
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static String name(Element element) {
    return element.getLocalName();
  }

  private Document parse() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (SAXException | java.io.IOException | ParserConfigurationException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot read the lifecycle of the bucket: the store's answer is no XML. Check"
              + " store.endpoint of the settings.",
          e);
    }
  }

  private static String text(Document document) {
    try {
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer transformer = factory.newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new BarlakeException(ErrorCode.INTERNAL, "Cannot write the lifecycle as XML.", e);
    }
  }
}
