package io.foreshock.portfolio.account;

/** Why an account cannot be told or changed as asked. Nothing has changed. */
public abstract sealed class AccountException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private AccountException(String message) {
    super(message);
  }

  /** No account has this name. */
  public static final class Unknown extends AccountException {
    private static final long serialVersionUID = 1L;

    /** Names the account. */
    public Unknown(String accountId) {
      super("no account is called '" + accountId + "'");
    }
  }

  /** The account is not as the caller knew it. */
  public static final class Changed extends AccountException {
    private static final long serialVersionUID = 1L;

    /** Names the account. */
    public Changed(AccountId accountId) {
      super("account '" + accountId + "' is not, or is no longer, of the version in If-Match");
    }
  }

  /** There are as many accounts or positions as the service watches. */
  public static final class TooMany extends AccountException {
    private static final long serialVersionUID = 1L;

    /**
     * Says of what there are too many.
     *
     * @param what accounts, or positions of all accounts
     * @param most how many are watched at most
     */
    public TooMany(String what, long most) {
      super("the service watches at most " + most + " " + what + ", and this would be more");
    }
  }
}
