package io.foreshock.adapter.snapshot;

import com.fasterxml.jackson.databind.JsonNode;

/** How the values of one type stand in JSON. */
interface Codec {

  /** Returns a value in JSON. */
  JsonNode write(Object value);

  /**
   * Returns the value of a JSON node.
   *
   * @throws IllegalArgumentException if the node is none, or the value refuses its parts
   */
  Object read(JsonNode node);

  /** Returns names and types of all that stands in the JSON; another text is another form. */
  String form();
}
