package io.foreshock.adapter.rest;

import io.foreshock.publication.MarginSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a set was made from.
 *
 * @param modelId champion
 * @param modelVersion its version
 * @param modelHash SHA-256 of what it sets
 * @param inputsHash SHA-256 of the daily observations
 * @param profile margin profile, {@code name@version}
 */
@Schema(name = "Provenance")
record ProvenanceDocument(
    @Schema(examples = "classical-exchange") String modelId,
    @Schema(examples = "2012-12-31") String modelVersion,
    @Schema(description = "SHA-256, hexadecimal.") String modelHash,
    @Schema(description = "SHA-256, hexadecimal.") String inputsHash,
    @Schema(examples = "index@1") String profile) {

  static ProvenanceDocument of(MarginSet.Provenance provenance) {
    return new ProvenanceDocument(
        provenance.modelId(),
        provenance.modelVersion(),
        provenance.modelHash(),
        provenance.inputsHash(),
        provenance.profile());
  }
}
