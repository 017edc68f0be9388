package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of a part of a workbook, one after the other. A document type is not read and no
 * entity followed; no element and no text between two is longer than any that a workbook has.
 */
final class SheetXml {
  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
  }

  private final InputStream bytes;
  private final XMLStreamReader xml;

  SheetXml(InputStream raw) throws IOException {
    bytes = new ShortRuns(raw);
    xml = sound(() -> XML.createXMLStreamReader(bytes));
  }

  /** Moves to the next start or end of an element, or text; false behind the last of them. */
  boolean advance() throws IOException {
    boolean more = sound(() -> xml.hasNext() && xml.next() != XMLStreamReader.END_DOCUMENT);
    if (!more) {
      // What follows tells whether the bytes are whole.
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return more;
  }

  boolean starts(String element) {
    return xml.isStartElement() && xml.getLocalName().equals(element);
  }

  boolean ends(String element) {
    return xml.isEndElement() && xml.getLocalName().equals(element);
  }

  /** An attribute of the element that starts here; empty where it has none. */
  String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** The text here; empty where an element starts or ends. */
  String text() {
    return xml.isCharacters() ? xml.getText() : "";
  }

  /** An operation of the library. */
  @FunctionalInterface
  private interface Operation<T> {
    T run() throws XMLStreamException;
  }

  private static <T> T sound(Operation<T> operation) throws IOException {
    return SoundStream.sound(
        () -> {
          try {
            return operation.run();
          } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException below) {
              throw below;
            }
            throw new IOException(
                "no XML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
          }
        });
  }

  /** Bytes among which the next bracket is never far. */
  private static final class ShortRuns extends WatchedStream {
    /** A cell has at most 32,767 letters, each of which may be written in several bytes. */
    private static final int LONGEST_RUN = 1 << 18;

    private int run;

    ShortRuns(InputStream raw) {
      super(raw);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      for (int at = offset; at < offset + n; at++) {
        run = buffer[at] == '<' ? 0 : run + 1;
        if (run > LONGEST_RUN) {
          throw new IOException("an element or a text of more than " + LONGEST_RUN + " bytes");
        }
      }
      return n;
    }

    /** The parser closes at the end of the text, and the bytes may go on. */
    @Override
    public void close() {}
  }
}
