package io.foreshock.adapter.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.application.BacktestScores;
import io.foreshock.application.MarketBacktest;
import io.foreshock.application.ReportExample;
import io.foreshock.application.ScoredBacktest;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page, read back as XML and held against report.json of the same run. */
class ReportHtmlTest {

  private static final String HOSTILE = "</title><script>alert('x')</script>&\"\u0007";
  private static final ReportSource SOURCE =
      new ReportSource("foreshock backtest --bars " + HOSTILE, HOSTILE, "ab".repeat(32), "test 1");

  private static List<MarketBacktest> backtests;
  private static String html;
  private static Document page;
  private static JsonNode json;

  @BeforeAll
  static void write() throws Exception {
    backtests = List.of(ReportExample.twoSamples(HOSTILE));
    ScoredBacktest scored = BacktestScores.of(backtests);
    html = ReportHtml.of(SOURCE, backtests, scored);
    json = new ObjectMapper().readTree(ReportJson.of(SOURCE, backtests, scored));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    page = factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> elements(Element under, String tag) {
    NodeList found = under.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static Element sample(String id) {
    return elements(page.getDocumentElement(), "main").stream()
        .filter(main -> main.getAttribute("data-sample").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> rows(String sample, String caption) {
    Element table =
        elements(sample(sample), "table").stream()
            .filter(each -> each.getTextContent().strip().startsWith(caption))
            .findFirst()
            .orElseThrow();
    return elements(table, "tr").stream().filter(row -> row.hasAttribute("data-model")).toList();
  }

  /** Every number of a row of the page must stand in the JSON object under the same name. */
  private static int compare(Element row, JsonNode object) {
    int compared = 0;
    for (Element cell : elements(row, "td")) {
      String field = cell.getAttribute("data-field");
      if (object.has(field)) {
        assertThat(Double.parseDouble(cell.getAttribute("data-value")))
            .as("%s of %s", field, row.getAttribute("data-model"))
            .isEqualTo(object.get(field).asDouble());
        compared++;
      }
    }
    return compared;
  }

  private static JsonNode find(JsonNode array, Element row) {
    String alpha = row.getAttribute("data-alpha");
    return StreamSupport.stream(array.spliterator(), false)
        .filter(each -> each.get("model").asText().equals(row.getAttribute("data-model")))
        .filter(each -> alpha.isEmpty() || each.get("alpha").asText().equals(alpha))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void of_headline_hasTheNumbersOfReportJson() {
    List<Element> rows = rows("out", "Means over market-sides");
    assertThat(rows).hasSize(5);
    for (Element row : rows) {
      JsonNode mean = find(json.at("/outOfSample/margins/means"), row);
      int ratios = mean.get("breaches").asInt() == 0 ? 0 : 2; // a dash without a breach
      assertThat(compare(row, mean)).isEqualTo(10 + ratios);
    }
  }

  @Test
  void of_league_hasTheNumbersOfReportJson() {
    List<Element> rows = rows("out", "Raw tail forecasts");
    assertThat(rows).hasSize(3 * 15);
    for (Element row : rows) {
      assertThat(compare(row, find(json.at("/outOfSample/forecasts/tailMeans"), row)))
          .isEqualTo(11);
    }
  }

  @Test
  void of_samples_standApartAndSayWhichTheyAre() {
    assertThat(sample("in").getTextContent()).contains("No figure here is evidence");
    assertThat(sample("out").getTextContent()).doesNotContain("@in-sample");
    assertThat(rows("in", "Means over market-sides").getFirst().getAttribute("data-model"))
        .isEqualTo("champion@in-sample");
    assertThat(json.at("/inSample/margins/means/0/model").asText()).isEqualTo("champion@in-sample");
    assertThat(json.at("/outOfSample/margins/means/0/model").asText()).isEqualTo("champion");
  }

  /** Thinning drops points of lines, never a breach. */
  @Test
  void of_breaches_areAllMarked() {
    long all = 0;
    for (boolean inSample : List.of(true, false)) {
      long breaches =
          backtests.getFirst().margins().stream()
              .filter(row -> row.inSample() == inSample && row.loss() > row.champion())
              .count();
      assertThat(elements(sample(inSample ? "in" : "out"), "circle")).hasSize((int) breaches);
      all += breaches;
    }
    assertThat(all).isPositive();
  }

  @Test
  void of_hostileNames_stayText() {
    assertThat(html).doesNotContain("<script>alert").contains("&lt;script&gt;alert(&#39;x&#39;)");
    assertThat(elements(page.getDocumentElement(), "script")).hasSize(1);
  }

  @Test
  void of_page_loadsNothing() {
    List<String> loading = new ArrayList<>();
    for (Element element : elements(page.getDocumentElement(), "*")) {
      for (String attribute : List.of("src", "href", "srcset", "data", "action")) {
        if (element.hasAttribute(attribute)) {
          loading.add(element.getTagName() + " " + element.getAttribute(attribute));
        }
      }
    }
    assertThat(loading).isEmpty();
    assertThat(html).doesNotContain("http:", "https:", "@import", "url(");
  }

  @Test
  void of_source_isTold() {
    assertThat(page.getDocumentElement().getTextContent()).contains("ab".repeat(32), "test 1");
    assertThat(json.at("/source/sha256").asText()).isEqualTo("ab".repeat(32));
    assertThat(json.at("/markets/0/editions/0/inSample").asBoolean()).isTrue();
    assertThat(json.at("/markets/0/editions/1/edition").asText())
        .isEqualTo("classical-exchange/2003-06-30");
  }

  @Test
  void of_sameRun_sameBytes() {
    ScoredBacktest again = BacktestScores.of(backtests);
    assertThat(ReportHtml.of(SOURCE, backtests, again)).isEqualTo(html);
  }
}
