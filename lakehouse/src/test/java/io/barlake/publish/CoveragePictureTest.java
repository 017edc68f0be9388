package io.barlake.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.publish.CoveragePicture.Day;
import io.barlake.publish.CoveragePicture.Year;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CoveragePictureTest {
  private static final int LEGEND = 6;

  @Test
  void everyDayIsACellThatTellsItsMinutes() throws Exception {
    List<Day> days = new ArrayList<>();
    for (LocalDate date = LocalDate.of(2019, 1, 1);
        date.getYear() == 2019;
        date = date.plusDays(1)) {
      days.add(new Day(date, 1_440, 1_440, 0));
    }
    Document picture = parse(List.of(new Year("EURUSD bid", 2019, days)));
    NodeList cells = picture.getElementsByTagName("title");

    assertThat(cells.getLength()).isEqualTo(LEGEND + 365);
    assertThat(cells.item(LEGEND).getTextContent())
        .isEqualTo("2019-01-01: 1,440 of 1,440 minutes are there, 0 lost");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, #e7e9ec",
    "1440, 0, #2f9e63",
    "1440, 1, #b5d55a",
    "1440, 28, #b5d55a",
    "1440, 29, #f2b134",
    "1440, 287, #f2b134",
    "1440, 288, #e4662d",
    "1440, 1295, #e4662d",
    "1440, 1296, #a3162b",
    "1440, 1440, #a3162b"
  })
  void colourIsThatOfThePartThatIsLost(int expected, int lost, String colour) throws Exception {
    Day day = new Day(LocalDate.of(2019, 5, 27), expected, expected - lost, lost);
    Document picture = parse(List.of(new Year("EURUSD bid", 2019, List.of(day))));
    Element cell = (Element) picture.getElementsByTagName("title").item(LEGEND).getParentNode();

    assertThat(cell.getAttribute("fill")).isEqualTo(colour);
  }

  @Test
  void namesAreNoMarkup() throws Exception {
    assertThat(CoveragePicture.svg("<&>", List.of())).contains("&lt;&amp;&gt;");
    parse(List.of(new Year("A<B & C", 2019, List.of())));
  }

  @Test
  void whatLacksAMinuteIsNotAllThere() {
    Day day = new Day(LocalDate.of(2019, 5, 27), 1_000_000, 999_999, 1);

    assertThat(CoveragePicture.svg("t", List.of(new Year("a", 2019, List.of(day)))))
        .contains("99.99 % there")
        .contains("1 min. lost");
  }

  @Test
  void foldersOfTheFileAreMade(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a").resolve("b.svg");
    CoveragePicture.write("t", List.of(), file);

    assertThat(Files.readString(file)).startsWith("<svg ").endsWith("</svg>\n");
  }

  private static Document parse(List<Year> years) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(
                CoveragePicture.svg("Minutes", years).getBytes(StandardCharsets.UTF_8)));
  }
}
