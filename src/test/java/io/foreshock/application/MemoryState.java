package io.foreshock.application;

import io.foreshock.publication.ServiceState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Facts in memory. */
public final class MemoryState implements ServiceState {

  private final Map<String, String> facts = new ConcurrentHashMap<>();

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(facts.get(key));
  }

  @Override
  public void put(String key, String value) {
    facts.put(key, value);
  }
}
