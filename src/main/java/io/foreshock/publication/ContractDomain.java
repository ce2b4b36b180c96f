package io.foreshock.publication;

import java.util.regex.Pattern;

/**
 * The contract an EIP-712 signature is for; on any other chain or contract it means nothing.
 *
 * @param chainId EIP-155 number of the chain, positive
 * @param verifyingContract address, {@code 0x} and 40 lower-case hexadecimal digits
 */
public record ContractDomain(long chainId, String verifyingContract) {

  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");

  /** Checks the form. */
  public ContractDomain {
    if (!(chainId >= 1)) {
      throw new IllegalArgumentException("chainId must be at least 1, was " + chainId);
    }
    if (!ADDRESS.matcher(verifyingContract).matches()) {
      throw new IllegalArgumentException(
          "verifyingContract must be 0x and 40 lower-case hexadecimal digits, was '"
              + verifyingContract
              + "'");
    }
  }
}
