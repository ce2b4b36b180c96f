package io.foreshock.adapter.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The form of the document of a published set: what {@link CanonicalSetEncoder} writes. */
final class SetForm {

  /** The whole document. */
  static final Form DOCUMENT = document();

  private SetForm() {}

  private static Form document() {
    Map<String, Form> keys = new HashMap<>();
    all(keys, Form.TEXT, "schema", "status", "setId", "marketId", "prevHash", "clock", "health");
    all(keys, Form.INTEGER, "sequence", "observedAtMs", "validFromMs", "expiresAtMs");
    all(keys, Form.INTEGER, "horizonHours", "alphaPpm", "haircutPpm");
    all(keys, Form.INTEGER, "imfPpm", "imfLongPpm", "imfShortPpm", "imMultiplierPpm");
    all(keys, Form.INTEGER, "mmfPpm", "mmfLongPpm", "mmfShortPpm", "mmMultiplierPpm");
    keys.put("inSample", Form.FLAG);
    keys.put("flags", Form.list(Form.TEXT));
    keys.put("regime", regime());
    keys.put("fallback", fallback());
    keys.put("scheduledChanges", Form.list(change()));
    keys.put("quality", quality());
    keys.put("provenance", provenance());
    keys.put("signatures", Form.list(signature()));
    return Form.object(keys, Set.of("quality", "signatures"));
  }

  private static void all(Map<String, Form> keys, Form form, String... names) {
    for (String name : names) {
      keys.put(name, form);
    }
  }

  private static Form exactly(Map<String, Form> keys) {
    return Form.object(keys, Set.of());
  }

  private static Form integers(String... names) {
    Map<String, Form> keys = new HashMap<>();
    all(keys, Form.INTEGER, names);
    return exactly(keys);
  }

  private static Form regime() {
    Map<String, Form> keys = new HashMap<>();
    keys.put("label", Form.TEXT);
    all(keys, Form.INTEGER, "calmPpm", "elevatedPpm", "stressedPpm", "enteredAtMs", "dwellSeconds");
    return exactly(keys);
  }

  private static Form fallback() {
    return exactly(
        Map.of(
            "decay", integers("everySeconds", "stepPpm"),
            "terminal", integers("imfPpm", "mmfPpm", "haircutPpm")));
  }

  private static Form change() {
    return exactly(
        Map.of("parameter", Form.TEXT, "ppm", Form.INTEGER, "effectiveAtMs", Form.INTEGER));
  }

  private static Form quality() {
    Form side =
        integers(
            "breaches",
            "coveragePpm",
            "peakToTroughPpm",
            "fiveDayRisePpm",
            "kupiecPpm",
            "dynamicQuantilePpm",
            "fz0ExcessPpm",
            "eValuePpm");
    return exactly(Map.of("days", Form.INTEGER, "light", Form.TEXT, "long", side, "short", side));
  }

  private static Form provenance() {
    Map<String, Form> keys = new HashMap<>();
    all(keys, Form.TEXT, "modelId", "modelVersion", "modelHash", "inputsHash", "profile");
    return exactly(keys);
  }

  private static Form signature() {
    Map<String, Form> keys = new HashMap<>();
    all(keys, Form.TEXT, "alg", "kid", "sig", "verifyingContract");
    keys.put("chainId", Form.INTEGER);
    return Form.object(keys, Set.of("verifyingContract", "chainId"));
  }
}
