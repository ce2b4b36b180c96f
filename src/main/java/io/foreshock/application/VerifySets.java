package io.foreshock.application;

import io.foreshock.publication.MalformedSetException;
import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.SetReader;
import io.foreshock.publication.SetVerification;
import io.foreshock.publication.SetVerification.Reason;
import io.foreshock.publication.SetVerification.Refusal;
import io.foreshock.publication.SignatureCheck;
import io.foreshock.publication.TrustedKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Use case: judges documents of published sets as a consumer does, with nothing but the keys it
 * trusts. Sets of one market are given in order: each must follow the one before.
 */
public final class VerifySets {

  private final SetReader reader;
  private final SignatureCheck check;

  /**
   * Makes the use case.
   *
   * @param reader reads documents
   * @param check checks signatures
   */
  public VerifySets(SetReader reader, SignatureCheck check) {
    this.reader = reader;
    this.check = check;
  }

  /**
   * What is asked.
   *
   * @param keys keys to trust, never from a set itself
   * @param demands what is demanded besides
   * @param atMs moment at which live sets are judged, epoch milliseconds
   */
  public record Question(TrustedKeys keys, SetVerification.Demands demands, long atMs) {}

  /**
   * What became of one document.
   *
   * @param name its name
   * @param set what was read, empty where nothing could be
   * @param refusal why it is refused, empty where everything holds
   */
  public record Verdict(String name, Optional<ReceivedSet> set, Optional<Refusal> refusal) {

    private static Verdict malformed(String name, MalformedSetException failure) {
      String detail = String.valueOf(failure.getMessage());
      return new Verdict(
          name, Optional.empty(), Optional.of(new Refusal(Reason.MALFORMED, detail)));
    }
  }

  /** A document under its name. */
  public static final class Document {

    private final String name;
    private final byte[] content;

    /**
     * Makes a document.
     *
     * @param name how it is called in the verdict
     * @param content its bytes
     */
    public Document(String name, byte[] content) {
      this.name = name;
      this.content = content.clone();
    }
  }

  /**
   * Judges documents.
   *
   * @param documents sets, those of one market in order
   * @param previous the set before the first of them, where there is one; what it is follows from
   *     the hash in the first, so it needs no signature of its own
   * @param question what is asked
   * @return a verdict of each document; one of {@code previous} alone where that is malformed
   */
  public List<Verdict> verify(
      List<Document> documents, Optional<Document> previous, Question question) {
    Optional<ReceivedSet> first = Optional.empty();
    if (previous.isPresent()) {
      try {
        first = Optional.of(reader.read(previous.get().content));
      } catch (MalformedSetException failure) {
        return List.of(Verdict.malformed(previous.get().name, failure));
      }
    }
    return verdicts(documents, first, question);
  }

  private List<Verdict> verdicts(
      List<Document> documents, Optional<ReceivedSet> first, Question question) {
    SetVerification rules = new SetVerification(question.keys(), check, question.demands());
    Map<String, ReceivedSet> last = new HashMap<>();
    List<Verdict> verdicts = new ArrayList<>();
    for (Document document : documents) {
      try {
        ReceivedSet set = reader.read(document.content);
        Optional<ReceivedSet> before =
            verdicts.isEmpty() ? first : Optional.ofNullable(last.get(set.terms().marketId()));
        Optional<Refusal> refusal = rules.judge(set, question.atMs(), before);
        verdicts.add(new Verdict(document.name, Optional.of(set), refusal));
        last.put(set.terms().marketId(), set);
      } catch (MalformedSetException failure) {
        verdicts.add(Verdict.malformed(document.name, failure));
      }
    }
    return verdicts;
  }
}
