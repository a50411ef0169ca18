import { Children, isValidElement, useState, type ReactElement, type ReactNode } from "react";

type TabProps = {
  readonly tabId: string;
  readonly title: string;
  readonly children?: ReactNode;
};

/** One tab; what it holds is shown while it is chosen. */
export function Tab({ children }: TabProps): ReactNode {
  return children;
}

export function Tabs({
  defaultSelected,
  children,
}: {
  readonly defaultSelected: string;
  readonly children?: ReactNode;
}): ReactNode {
  const [chosen, setChosen] = useState(defaultSelected);
  const tabs = Children.toArray(children).filter((child): child is ReactElement<TabProps> =>
    isValidElement(child),
  );
  return (
    <>
      <div role="tablist">
        {tabs.map(({ props: { tabId, title } }) => (
          <button
            key={tabId}
            type="button"
            role="tab"
            aria-selected={tabId === chosen}
            onClick={() => setChosen(tabId)}
          >
            {title}
          </button>
        ))}
      </div>
      {tabs.find(({ props }) => props.tabId === chosen)}
    </>
  );
}
